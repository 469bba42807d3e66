"""The targets behind the Makefile and their steps."""
