"""Samples of products: sampling plan, sampling record with seals, chain of custody, test order, results, judgement."""
