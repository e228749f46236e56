echo "is the source there on $1?"
