using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ClusterTools.Tests.Architecture;

/// <summary>Which types of an assembly use which others of it: in bases, interfaces, fields, signatures, constraints, attributes, locals and the instructions of every
/// method. A nested type counts as the type that it is written in.</summary>
/// <remarks>What the compiler puts in place of a name cannot be seen: constants, and the names in <c>nameof</c> and in comments.</remarks>
internal sealed class TypeReferences
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value, o => o.OperandType);

    private readonly Assembly _assembly;
    private readonly Dictionary<Type, HashSet<Type>> _uses = [];

    /// <summary>Reads an assembly.</summary>
    public TypeReferences(Assembly assembly)
    {
        _assembly = assembly;
        foreach (var type in assembly.GetTypes())
            Read(type);
    }

    /// <summary>The types that are written as such, each with the others that it uses.</summary>
    public IReadOnlyDictionary<Type, HashSet<Type>> Uses => _uses;

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    private void Read(Type type)
    {
        var user = Outermost(type);
        if (!IsWritten(user))
            return;
        if (!_uses.TryGetValue(user, out var used))
            _uses.Add(user, used = []);
        var seen = new HashSet<Type>();

        void Add(Type? other)
        {
            if (other is null || !seen.Add(other))
                return;
            if (other.HasElementType)
            {
                Add(other.GetElementType());
                return;
            }

            if (other.IsGenericParameter)
            {
                foreach (var constraint in other.GetGenericParameterConstraints())
                    Add(constraint);
                return;
            }

            if (other.IsGenericType)
            {
                foreach (var argument in other.GetGenericArguments())
                    Add(argument);
            }

            var outer = Outermost(other);
            if (outer.IsGenericType)
                outer = outer.GetGenericTypeDefinition();
            if (outer.Assembly == _assembly && outer != user && IsWritten(outer))
                used.Add(outer);
        }

        Add(type.BaseType);
        foreach (var contract in type.GetInterfaces())
            Add(contract);
        foreach (var parameter in type.IsGenericTypeDefinition ? type.GetGenericArguments() : [])
            Add(parameter);
        AddAttributes(type);
        foreach (var field in type.GetFields(Declared))
        {
            Add(field.FieldType);
            AddAttributes(field);
        }

        foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        {
            if (method is MethodInfo function)
                Add(function.ReturnType);
            foreach (var parameter in method.GetParameters())
                Add(parameter.ParameterType);
            foreach (var parameter in method.IsGenericMethodDefinition ? method.GetGenericArguments() : [])
                Add(parameter);
            AddAttributes(method);
            if (method.GetMethodBody() is not { } body)
                continue;
            foreach (var local in body.LocalVariables)
                Add(local.LocalType);
            foreach (var clause in body.ExceptionHandlingClauses)
                Add(clause.Flags == ExceptionHandlingClauseOptions.Clause ? clause.CatchType : null);
            foreach (int token in Tokens(body.GetILAsByteArray()!))
                AddMember(Resolve(method, token));
        }

        void AddAttributes(MemberInfo member)
        {
            foreach (var attribute in member.GetCustomAttributesData())
                Add(attribute.AttributeType);
        }

        void AddMember(MemberInfo? member)
        {
            switch (member)
            {
                case Type other:
                    Add(other);
                    break;
                case FieldInfo field:
                    Add(field.DeclaringType);
                    Add(field.FieldType);
                    break;
                case MethodBase called:
                    Add(called.DeclaringType);
                    foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : [])
                        Add(argument);
                    foreach (var parameter in called.GetParameters())
                        Add(parameter.ParameterType);
                    if (called is MethodInfo function)
                        Add(function.ReturnType);
                    break;
            }
        }
    }

    /// <summary>Whether a type stands in the source, not one that the compiler makes or adds.</summary>
    private static bool IsWritten(Type type) =>
        !type.Name.StartsWith("<", StringComparison.Ordinal) && type.Namespace?.StartsWith(nameof(ClusterTools), StringComparison.Ordinal) == true
        && (type.IsEnum || !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, typeArguments, methodArguments);
    }

    /// <summary>The metadata tokens of types, fields and methods among the operands of instructions.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        int at = 0;
        while (at < code.Length)
        {
            short value = code[at++];
            if (value == 0xFE)
                value = unchecked((short)(0xFE00 | code[at++]));
            var operand = Operands[value];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(code, at);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
