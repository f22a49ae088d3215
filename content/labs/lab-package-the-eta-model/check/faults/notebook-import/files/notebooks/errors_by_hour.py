import numpy as np


def mean_absolute_error(predicted, actual):
    return float(np.mean(np.abs(predicted - actual)))
