using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace ClusterTools.Compatibility.Tests;

/// <summary>Writes types and signatures as text that is the same for a reference and for what it refers to: full names without assemblies, generic parameters by their numbers.</summary>
internal sealed class TypeNames : ISignatureTypeProvider<string, object?>
{
    public static readonly TypeNames Instance = new();

    public static string Of(MetadataReader reader, TypeDefinition type) => Join(
        type.IsNested ? Of(reader, reader.GetTypeDefinition(type.GetDeclaringType())) : null, reader.GetString(type.Namespace), reader.GetString(type.Name));

    public static string Of(MetadataReader reader, TypeReference type) => Join(
        type.ResolutionScope.Kind == HandleKind.TypeReference ? Of(reader, reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)) : null,
        reader.GetString(type.Namespace), reader.GetString(type.Name));

    public static string Of(MetadataReader reader, ExportedType type) => Join(
        type.Implementation.Kind == HandleKind.ExportedType ? Of(reader, reader.GetExportedType((ExportedTypeHandle)type.Implementation)) : null,
        reader.GetString(type.Namespace), reader.GetString(type.Name));

    /// <summary>The name of a method with its parameters and what it returns.</summary>
    public static string Of(string name, MethodSignature<string> signature) =>
        $"{(signature.Header.IsInstance ? "" : "static ")}{signature.ReturnType} {name}{(signature.GenericParameterCount > 0 ? $"`{signature.GenericParameterCount}" : "")}({string.Join(", ", signature.ParameterTypes)})";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Of(reader, reader.GetTypeDefinition(handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Of(reader, reader.GetTypeReference(handle));

    public string GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, context);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetGenericTypeParameter(object? context, int index) => $"!{index}";

    public string GetGenericMethodParameter(object? context, int index) => $"!!{index}";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    // What a reference says of in and volatile is the same in its target; the two differ only in the assembly.
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public string GetFunctionPointerType(MethodSignature<string> signature) => Of("*", signature);

    private static string Join(string? outer, string space, string name) => outer is not null ? $"{outer}+{name}" : space.Length > 0 ? $"{space}.{name}" : name;
}
