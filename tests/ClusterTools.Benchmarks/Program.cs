using ClusterTools.Benchmarks;

return args switch
{
    [] => RunAll(),
    ["compare", var folder, .. var rest] => CompareCommand.Run(folder, rest),
    ["memory", var folder] => EngineFigures.MeasureMemory(folder),
    ["models", var folder, .. var rest] => CompareModelsCommand.Run(folder, rest),
    ["kernel"] => KernelCommand.Run(),
    ["pictures", var folder, .. var rest] => PictureCommand.Run(folder, rest),
    ["stops", .. var rest] => StopCommand.Run(rest),
    ["start", var folder, .. var rest] => StartCommand.Run(folder, rest),
    ["micro", .. var rest] => MicroCommand.Run(rest),
    _ => Usage(),
};

static int RunAll()
{
    KernelCommand.Run();
    Console.WriteLine();
    if (PeerProcess.MakeWorkloads() is not { } folder)
        return 0;
    CompareCommand.Run(folder, []);
    Console.WriteLine();
    return CompareModelsCommand.Run(folder, []);
}

static int Usage()
{
    Console.Error.WriteLine("""
        (nothing)
            kernel, and compare and models where the peers' scripts and Python are found
        compare FOLDER [-peer PEER.PY] [-times N] [-scantimes N] [-only NAME]
            our fits beside those of scikit-learn on the workloads in FOLDER, alternately; the scripts workloads.py (which makes the folder) and
            peer.py are looked for in ../shared/peers, and without them our side runs alone; then threads, memory, and how the time grows
        models FOLDER [-peer PEER.PY] [-times N] [-only NAME]
            the same for mixtures, a tree, neighbours and principal components
        pictures FOLDER [-only jpeg|png|lzw|deflate|codec|gaussian|colors|quality] [-times N] [-files N] [-magick MAGICK] [-pictures FILE,FILE]
            our decoders, filters and palettes beside Pillow, tifffile, ImageSharp, SciPy, ImageMagick 7 and pngquant, alternately, on what "picture_peer.py make FOLDER" made
        start FOLDER [-times N] [-module MANIFEST]
            a whole run from a cold start on a folder of TIFFs: bare shell, import, first call, the first one-liner in both builds, the same in Python; of the package
            that build.ps1 -Task Package staged, or else of the checkout
        kernel
            the float kernels as shares of the multiply-add peak that is measured in the same run
        stops [-times N] [-only NAME]
            how soon each cmdlet that can run for long answers Ctrl+C in a real PowerShell: build the solution before; NAME may have wildcards
        micro [BenchmarkDotNet's arguments]
            micro-benchmarks
        """);
    return 2;
}
