#!/bin/sh
# $1 the business date, $2 the table that must have arrived
echo "looking for $2 of $1"
