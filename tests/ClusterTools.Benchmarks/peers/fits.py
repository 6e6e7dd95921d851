"""Times scikit-learn's k-means and silhouette, and prints JSON. The inertia is computed in double from its centres and labels: scikit-learn sums float data in float.
"plain" is k-means by NumPy, every distance of every pass column by column in double: slow, for inertias to compare with."""
import argparse, json, time
import numpy as np

p = argparse.ArgumentParser()
p.add_argument("work")
p.add_argument("data")
p.add_argument("centroids")
p.add_argument("--iterations", type=int, default=20)
p.add_argument("--algorithm", default="lloyd")
a = p.parse_args()
x, init = np.load(a.data), np.load(a.centroids)


def parts():
    for first in range(0, len(x), 10000):
        yield slice(first, first + 10000), x[first:first + 10000].astype(np.float64)


def nearest(centres):
    """The label of each record, and its squared distance."""
    labels, squares = np.empty(len(x), np.intp), np.empty(len(x))
    for part, rows in parts():
        distances = np.zeros((len(rows), len(centres)))
        for column, values in zip(rows.T, centres.T):
            distances += (column[:, None] - values) ** 2
        labels[part] = distances.argmin(1)
        squares[part] = distances.min(1)
    return labels, squares


def means(labels, squares, count):
    """The mean of each cluster; one without records is given one of those farthest from their centres."""
    sizes = np.bincount(labels, minlength=count)
    if not sizes.all():
        for cluster, row in zip(np.flatnonzero(sizes == 0), np.argsort(-squares, kind="stable")):
            labels[row] = cluster
        sizes = np.bincount(labels, minlength=count)
    return np.stack([np.bincount(labels, column, count) for column in x.T.astype(np.float64)], 1) / sizes[:, None]


if a.work == "plain":
    start = time.perf_counter()
    centres = init.astype(np.float64)
    for _ in range(a.iterations):
        centres = means(*nearest(centres), len(centres))
    answer = float(nearest(centres)[1].sum())
    seconds = time.perf_counter() - start
elif a.work == "kmeans":
    from sklearn.cluster import KMeans
    model = KMeans(len(init), init=init, n_init=1, max_iter=a.iterations, tol=0, algorithm=a.algorithm, copy_x=False)
    start = time.perf_counter()
    model.fit(x)
    seconds = time.perf_counter() - start
    centres = model.cluster_centers_.astype(np.float64)
    answer = float(sum(((rows - centres[model.labels_[part]]) ** 2).sum() for part, rows in parts()))
else:
    from sklearn.metrics import silhouette_score
    squares = (init.astype(np.float64) ** 2).sum(1)
    labels = np.concatenate([np.argmin(squares - 2 * rows @ init.T.astype(np.float64), axis=1) for _, rows in parts()])
    start = time.perf_counter()
    answer = float(silhouette_score(x, labels))
    seconds = time.perf_counter() - start
print(json.dumps(dict(seconds=seconds, answer=answer)))
