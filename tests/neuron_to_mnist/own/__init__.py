"""Tests of the student's own library."""
