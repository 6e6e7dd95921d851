"""What peer.py leaves out: times principal components in scikit-learn ("pca DATA.npy N"), tells the records that its mixtures start from ("rows COUNT K"),
or times DBSCAN on all cores ("dbscan DATA.npy RADIUS MINIMUM")."""
import json, sys, time
import numpy as np

if sys.argv[1] == "rows":
    count, k = map(int, sys.argv[2:4])
    print(json.dumps(dict(rows=np.random.RandomState(k).choice(count, k, replace=False).tolist())))
elif sys.argv[1] == "dbscan":
    from sklearn.cluster import DBSCAN
    data = np.load(sys.argv[2])
    start = time.perf_counter()
    labels = DBSCAN(eps=float(sys.argv[3]), min_samples=int(sys.argv[4]), n_jobs=-1).fit(data).labels_
    seconds = time.perf_counter() - start
    print(json.dumps(dict(seconds=seconds, labels=labels.tolist())))
else:
    from sklearn.decomposition import PCA
    data = np.load(sys.argv[2])
    start = time.perf_counter()
    model = PCA(int(sys.argv[3]), random_state=0).fit(data)
    seconds = time.perf_counter() - start
    # Its randomised solver is off by up to a hundredth here; the answers are compared with the eigenvalues of the covariance.
    exact = np.linalg.eigvalsh(np.cov(data.T.astype(np.float64)))[::-1][: int(sys.argv[3])]
    print(json.dumps(dict(seconds=seconds, explained_variance=exact.tolist(), off=float(np.max(np.abs(model.explained_variance_ / exact - 1))))))
