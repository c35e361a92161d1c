"""Home: a card for each routine, and the way to everything else."""
