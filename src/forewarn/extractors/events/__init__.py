"""What a sentence says happened: the class of each event, who takes part, in which role."""
