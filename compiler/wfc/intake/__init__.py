"""Request → spec: what was built by script becomes what people can read."""
