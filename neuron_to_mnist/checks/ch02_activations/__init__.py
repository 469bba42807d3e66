"""The exercises of chapter 2: their checks and messages."""
