"""The box that hostile code runs in, and the trusted processes beside it."""
