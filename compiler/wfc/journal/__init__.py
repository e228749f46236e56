"""What was sent, durable before it is sent: so that nothing is submitted and forgotten."""
