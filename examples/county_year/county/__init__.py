"""A made-up county and its year 2026: people, routines, episodes, and the faults planted among them."""
