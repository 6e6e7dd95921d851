namespace ClusterTools.StartupProfile;

/// <summary>A method as the log of the just-in-time compiler names it.</summary>
/// <param name="Type">Its type with type arguments.</param>
/// <param name="Name">Its name in metadata, such as <c>.ctor</c>.</param>
/// <param name="Arguments">Its own type arguments; none for most methods.</param>
/// <param name="ParameterCount">How many parameters it has, without <c>this</c>.</param>
internal sealed record JittedMethod(TypeText Type, string Name, IReadOnlyList<TypeText> Arguments, int ParameterCount);
