"""The build steps behind the Makefile."""
