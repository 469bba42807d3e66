"""The exercises of chapter 4: their checks and messages."""
