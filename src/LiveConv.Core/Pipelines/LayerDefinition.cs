using System.Collections.Immutable;
using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Pipelines;

/// <summary>Adds the nodes of a layer to a graph and returns the one that carries its result.</summary>
internal delegate Node LayerBuild(LayerContext context, Node[] inputs);

/// <summary>Reads the attributes of a layer's op; everything that doesn't depend on the size of the frame is checked here.</summary>
internal delegate LayerBuild LayerReader(JsonMembers members, BorderMode border);

/// <summary>Where a layer is built: the graph so far, the layer's name, the size of the frame.</summary>
internal sealed record LayerContext(GraphBuilder Graph, string Name, int FrameHeight, int FrameWidth);

/// <summary>One layer of a pipeline file.</summary>
/// <param name="Name">Unique in the file.</param>
/// <param name="Inputs">Names of earlier layers, "input" or "pattern".</param>
/// <param name="Build">Makes its nodes.</param>
/// <param name="Place">Where it stands, for messages.</param>
internal sealed record LayerDefinition(string Name, ImmutableArray<string> Inputs, LayerBuild Build, JsonValue Place);
