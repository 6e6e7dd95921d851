Describe 'ConvertTo-Series' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $stack = New-ImageStack -FrameCount 11 -PlaneCount 2 -Height 4 -Width 5 -ClusterCount 2 -Seed 2
    }

    It 'makes a record of each voxel, in the order plane, row, column, in the type of the pixels' {
        $set = $stack | ConvertTo-Series
        @($set).Count | Should -Be 1
        $set.Count, $set.Length | Should -Be 40, 11
        $set.ElementType | Should -Be 'UInt16'
        "$($set.Shape)" | Should -Be '2x4x5'
        $set.GetRecord((1 * 4 + 2) * 5 + 3) | Should -Be (0..10 | ForEach-Object { $stack.GetPlane($_, 1)[2, 3] })
        $set.Truth | Should -Be $stack.Truth
    }

    It 'makes a record of each <As>' -ForEach @(
        @{ As = 'Pixel'; Count = 440; Length = 1 }
        @{ As = 'Image'; Count = 11; Length = 40 }
    ) {
        $set = $stack | ConvertTo-Series -As $As
        $set.Count, $set.Length | Should -Be $Count, $Length
    }

    It 'normalises by the percentile, interpolated, with the offset in the denominator only' {
        $raw = ($stack | ConvertTo-Series).GetRecord(7)
        $baseline = ($raw | Sort-Object)[2]    # The 20th percentile of 11 values is the third.
        $record = ($stack | ConvertTo-Series -Normalize Percentile -Precision Double).GetRecord(7)
        foreach ($i in 0..10) {
            $record[$i] | Should -Be (($raw[$i] - $baseline) / ($baseline + 0.1))
        }
    }

    It 'keeps single precision by default and double on request' {
        ($stack | ConvertTo-Series -Center).ElementType | Should -Be 'Float32'
        ($stack | ConvertTo-Series -Center -Precision Double).ElementType | Should -Be 'Float64'
    }

    It 'has mean 0 and standard deviation 1 after -Detrend -ZScore, in whatever order' {
        $a = ($stack | ConvertTo-Series -ZScore -Detrend -Precision Double).GetRecord(3)
        $b = ($stack | ConvertTo-Series -Precision Double -Detrend -ZScore).GetRecord(3)
        $b | Should -Be $a
        [math]::Abs(($a | Measure-Object -Sum).Sum) | Should -BeLessThan 1e-9
        [math]::Abs(($a | ForEach-Object { $_ * $_ } | Measure-Object -Sum).Sum - 11) | Should -BeLessThan 1e-9
    }

    It 'takes several stacks, one set each' {
        $sets = $stack, $stack | ConvertTo-Series
        $sets.Count | Should -Be 2
    }

    It 'says that Window needs -Window' {
        Get-ErrorId { $stack | ConvertTo-Series -Normalize Window } | Should -Be 'ArgumentInvalid'
    }

    It 'refuses what is no stack, and says what it wants' {
        { 'text' | ConvertTo-Series -ErrorAction Stop } | Should -Throw "*stack of images*'text'*Import-ImageStack*"
        Get-ErrorId { 'text' | ConvertTo-Series -ErrorAction Stop } | Should -Be 'ParameterArgumentTransformationError'
    }

    It 'gives nothing for an empty pipeline' {
        @() | ConvertTo-Series | Should -BeNullOrEmpty
    }

    It 'keeps the values in a file, where asked to' {
        $source = New-ImageStack -FrameCount 12 -Height 20 -Width 20
        $expected = $source | ConvertTo-Series -Normalize Percentile
        $spilled = $source | ConvertTo-Series -Normalize Percentile -Path "$TestDrive/ConvertTo-Series.npy"
        $spilled.ToArray() | Should -Be $expected.ToArray()
        $spilled.Shape | Should -Be $expected.Shape
        Get-LabelHash ($spilled | Invoke-KMeans 4).Labels | Should -Be (Get-LabelHash ($expected | Invoke-KMeans 4).Labels)
        (Import-Series "$TestDrive/ConvertTo-Series.npy").ToArray() | Should -Be $expected.ToArray()
        Get-ErrorId { $source | ConvertTo-Series -Path "$TestDrive/ConvertTo-Series.npy" } | Should -Be 'FileExists'
        ($source | ConvertTo-Series -Path "$TestDrive/ConvertTo-Series.npy" -Force).Count | Should -Be 400
        Get-ErrorId { $source | ConvertTo-Series -Path "$TestDrive/ConvertTo-Series.csv" } | Should -Be 'ArgumentInvalid'
        $source | ConvertTo-Series -Path "$TestDrive/ConvertTo-Series-none.npy" -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/ConvertTo-Series-none.npy" | Should -Not -Exist
    }

    Context 'objects as rows' {
        BeforeAll {
            $objects = [pscustomobject]@{ Name = 'a'; X = 1; Y = '2.5' }, [pscustomobject]@{ Name = 'b'; X = 3; Y = $null }, [pscustomobject]@{ Name = 'c'; X = 5; Y = 'NA' }
            $matrix = [double[,]]::new(3, 2)
            $matrix[2, 1] = 7
            $table = [Data.DataTable]::new()
            $null = $table.Columns.Add('p', [double]), $table.Columns.Add('q', [string])
            $null = $table.Rows.Add(1.5, 't'), $table.Rows.Add([DBNull]::Value, 'u')
        }

        It 'takes named properties of objects, and counts what is missing' {
            $set = $objects | ConvertTo-Series -Property X, Y -WarningVariable said
            $set.ValueNames | Should -Be X, Y
            $set.GetRecord(0) | Should -Be 1, 2.5
            [double]::IsNaN($set.GetRecord(2)[1]) | Should -BeTrue
            "$said" | Should -BeLike '*Y: 2*'
            $set.SourceObjects[1].Name | Should -Be b
        }

        It 'takes properties by wildcard and in the order given' {
            ($objects | ConvertTo-Series -Property Y, X).ValueNames | Should -Be Y, X
            ($objects | ConvertTo-Series -Property '[XY]').ValueNames | Should -Be X, Y
        }

        It 'takes any object with -Property, and transforms as for stacks' {
            $set = Get-Process | ConvertTo-Series -Property CPU, WS -Center
            $set.Count | Should -BeGreaterThan 0
            $set.ValueNames | Should -Be CPU, WS
        }

        It 'takes <Name>' -ForEach @(
            @{ Name = 'a DataTable'; Get = { , $table | ConvertTo-Series -Property p }; Count = 2; Value = 1.5 }
            @{ Name = 'a DataTable as argument'; Get = { ConvertTo-Series -InputObject $table -Property p }; Count = 2; Value = 1.5 }
            @{ Name = 'rows of double'; Get = { [double[]](4, 5), [double[]](6, 7) | ConvertTo-Series }; Count = 2; Value = 4 }
            @{ Name = 'a double[][]'; Get = { ConvertTo-Series -InputObject ([double[][]]([double[]](4, 5), [double[]](6, 7))) }; Count = 2; Value = 4 }
            @{ Name = 'a matrix'; Get = { , $matrix | ConvertTo-Series }; Count = 3; Value = 0 }
            @{ Name = 'hashtables'; Get = { @{ a = 9 }, @{ a = 8 } | ConvertTo-Series }; Count = 2; Value = 9 }
            @{ Name = 'ordered dictionaries'; Get = { [ordered]@{ b = 3; a = 9 }, [ordered]@{ b = 4; a = 8 } | ConvertTo-Series }; Count = 2; Value = 3 }
        ) {
            $set = & $Get
            $set.Count | Should -Be $Count
            $set.GetRecord(0)[0] | Should -Be $Value
        }

        It 'says of <Why> what to do' -ForEach @(
            @{ Why = 'text in a column'; Get = { $objects | ConvertTo-Series }; Id = 'ArgumentInvalid'; Says = "*'Name' of object 0*-Property*" }
            @{ Why = 'a property that is not there'; Get = { $objects | ConvertTo-Series -Property X, Z }; Id = 'ArgumentInvalid'; Says = "*'Z'*Name, X, Y*" }
            @{ Why = 'objects without -Property'; Get = { Get-Process | ConvertTo-Series }; Id = 'ArgumentInvalid'; Says = '*Process*-Property*' }
            @{ Why = 'rows of unequal length'; Get = { [double[]](1, 2), [double[]](1, 2, 3) | ConvertTo-Series }; Id = 'ArgumentInvalid'; Says = '*3*2*' }
        ) {
            $said = { & $Get } | Should -Throw -PassThru
            $said.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            "$said" | Should -BeLike $Says
        }
    }
}
