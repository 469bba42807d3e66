"""The instructor's side: what nbgrader runs when it releases and grades the assignments."""
