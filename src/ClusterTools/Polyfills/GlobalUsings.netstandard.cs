global using ClusterTools.Polyfills;
