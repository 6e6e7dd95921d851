@{
    RootModule             = 'module/ClusterTools.psm1'
    ModuleVersion          = '0.2.0'
    GUID                   = '6c1f0c7e-3b0a-4f3e-9a53-3f6d2f0a8f41'
    Author                 = 'The ClusterTools developers'
    CompanyName            = 'The ClusterTools developers'
    Copyright              = '(c) The ClusterTools developers. MIT licence.'
    Description            = 'Turns stacks of images into brain maps, segmentations and palettes: reads TIFF, PNG, NumPy and more, makes series of voxels, clusters them and paints the clusters back as a map. Compiled, parallel, and with the same answer on every machine.'
    PowerShellVersion      = '5.1'
    # Of Windows PowerShell alone: the first that netstandard2.0 runs on without further files.
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('module/ClusterTools.Format.ps1xml')
    TypesToProcess         = @('module/ClusterTools.Types.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Compare-Clustering'
        'Compare-Series'
        'Compress-ImageColor'
        'Convert-Series'
        'ConvertTo-ImageStack'
        'ConvertTo-Series'
        'Export-ClusterModel'
        'Export-ClusterPlot'
        'Export-ClusterReport'
        'Export-ClusterTable'
        'Export-ImageStack'
        'Export-LabelMap'
        'Export-Series'
        'Find-NearestSeries'
        'Find-OptimalK'
        'Find-OptimalRadius'
        'Get-ClusterLabel'
        'Get-ClusterSample'
        'Group-Image'
        'Import-ClusterModel'
        'Import-ImageStack'
        'Import-Series'
        'Invoke-AgglomerativeClustering'
        'Invoke-BayesianGaussianMixture'
        'Invoke-DensityClustering'
        'Invoke-GaussianMixture'
        'Invoke-ImageFilter'
        'Invoke-KMeans'
        'Invoke-MatrixFactorization'
        'Measure-Clustering'
        'Measure-ImageRegion'
        'Measure-ImageStack'
        'Measure-Series'
        'New-BlobSeries'
        'New-ImageStack'
        'Resize-ImageStack'
        'Select-ImageStack'
        'Select-Series'
        'Test-Clustering'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('Clustering', 'KMeans', 'Image', 'TIFF', 'Microscopy', 'Calcium-Imaging', 'Neuroscience', 'Segmentation', 'NumPy', 'Science', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://licenses.nuget.org/MIT'
            ReleaseNotes = 'See CHANGELOG.md beside this file.'
        }
    }
}
