namespace Kernels;

/// <summary>The corner of a grid that is computed first.</summary>
public enum GridCorner
{
    /// <summary>Row 0, column 0: a node follows the one above it and the one to its left.</summary>
    TopLeft,

    /// <summary>Row 0, last column: above and to the right.</summary>
    TopRight,

    /// <summary>Last row, column 0: below and to the left.</summary>
    BottomLeft,

    /// <summary>Last row, last column: below and to the right.</summary>
    BottomRight,
}
