"""What is counted: stages, answers, support, actions and what moved."""
