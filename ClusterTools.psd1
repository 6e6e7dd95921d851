@{
    RootModule    = 'module/ClusterTools.psm1'
    ModuleVersion = '0.1.0'
    GUID          = '6c1f0c7e-3b0a-4f3e-9a53-3f6d2f0a8f41'
}
