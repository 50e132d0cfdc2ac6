namespace LiveConv.Host.Microscope.Explaining;

/// <summary>How it is found out which pixels made a unit's value.</summary>
internal enum AttributionMethod
{
    Saliency,
    GuidedBackprop,
    Deconvnet,
    SmoothGrad,
    GradCam,
    Occlusion,
}
