"""What peer.py leaves out: times principal components in scikit-learn ("pca DATA.npy N"), or tells the records that its mixtures start from ("rows COUNT K")."""
import json, sys, time
import numpy as np

if sys.argv[1] == "rows":
    count, k = map(int, sys.argv[2:4])
    print(json.dumps(dict(rows=np.random.RandomState(k).choice(count, k, replace=False).tolist())))
else:
    from sklearn.decomposition import PCA
    data = np.load(sys.argv[2])
    start = time.perf_counter()
    model = PCA(int(sys.argv[3]), random_state=0).fit(data)
    print(json.dumps(dict(seconds=time.perf_counter() - start, explained_variance=model.explained_variance_.tolist())))
