"""One run over a class: what is handed in is read, graded and written down."""
