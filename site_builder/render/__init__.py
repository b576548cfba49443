"""Templates, the functions that they can call, and the styles and scripts of the theme."""
