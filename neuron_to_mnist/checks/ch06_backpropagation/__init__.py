"""The exercises of chapter 6: their checks and messages."""
