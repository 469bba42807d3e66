"""The exercises of chapter 1: their checks and messages."""
