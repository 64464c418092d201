namespace Kernels.Compiler.Specs;

/// <summary>
/// A spec as one line of text, as it travels in an assembly attribute to whoever nests the cell.
/// The order of fields is the format: changing it means a new <see cref="Version"/>.
/// </summary>
internal static class SpecText
{
    /// <summary>Written beside the text; a reader refuses every other version.</summary>
    public const int Version = 6;

    public static string Write(CellSpec spec)
    {
        var writer = new SpecTextWriter();
        writer.Write(spec.Namespace);
        writer.Write(spec.Name);
        writer.Write(spec.Containers, writer.Write);
        writer.Write(spec.FixedInput);
        writer.Write(spec.FixedHidden);
        writer.Write(spec.Parameters, parameter => Write(writer, parameter));
        writer.Write(spec.Operands, operand => Write(writer, operand));
        writer.Write(spec.Results, result => Write(writer, result));
        writer.Write(spec.Body, instruction => Write(writer, instruction));
        writer.Write(spec.Source, writer.Write);
        return writer.ToString();
    }

    /// <summary>Reads what <see cref="Write(CellSpec)"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not a spec of this version.</exception>
    public static CellSpec Read(string text)
    {
        var reader = new SpecTextReader(text);
        var spec = new CellSpec
        {
            Namespace = reader.ReadString(),
            Name = reader.ReadString(),
            Containers = reader.ReadList(() => reader.ReadString()),
            FixedInput = reader.ReadInteger(),
            FixedHidden = reader.ReadInteger(),
            Parameters = reader.ReadList(() => ReadParameter(reader)),
            Operands = reader.ReadList(() => ReadOperand(reader)),
            Results = reader.ReadList(() => ReadResult(reader)),
            Body = reader.ReadList(() => ReadInstruction(reader)),
            Source = reader.ReadList(() => reader.ReadString()),
        };
        reader.ExpectEnd();
        return spec;
    }

    private static void Write(SpecTextWriter writer, ParameterSpec parameter)
    {
        writer.Write(parameter.Name);
        writer.WriteWord(parameter.Kind.ToString());
        writer.Write(parameter.Size);
        writer.Write(parameter.Count);
        writer.Write(parameter.Frozen ? 1 : 0);
        writer.Write(parameter.Default);
        writer.Write(parameter.Bias);
        writer.Write(parameter.Initial);
        writer.Write(parameter.RecurrentInitial);
        writer.Write(parameter.Scale);
        writer.Write(parameter.RecurrentScale);
        writer.Write(parameter.OperandNames, writer.Write);
        writer.Write(parameter.ElementOperands, names => writer.Write(names, writer.Write));
        writer.Write(parameter.CellType);
        writer.Write(parameter.Parameters, nested => Write(writer, nested));
    }

    private static ParameterSpec ReadParameter(SpecTextReader reader) =>
        new(reader.ReadString(), reader.ReadEnum<ParameterKind>())
        {
            Size = reader.ReadOptionalString(),
            Count = reader.ReadInteger(),
            Frozen = reader.ReadInteger() != 0,
            Default = reader.ReadOptionalNumber(),
            Bias = reader.ReadOptionalNumber(),
            Initial = reader.ReadOptionalString(),
            RecurrentInitial = reader.ReadOptionalString(),
            Scale = reader.ReadOptionalNumber(),
            RecurrentScale = reader.ReadOptionalNumber(),
            OperandNames = reader.ReadList(() => reader.ReadString()),
            ElementOperands = reader.ReadList(() => reader.ReadList(() => reader.ReadString())),
            CellType = reader.ReadOptionalString(),
            Parameters = reader.ReadList(() => ReadParameter(reader)),
        };

    private static void Write(SpecTextWriter writer, OperandSpec operand)
    {
        writer.Write(operand.Name);
        writer.Write(operand.IsState ? 1 : 0);
        writer.Write(operand.Size);
        writer.Write(operand.Rank);
        writer.Write(operand.Columns);
        writer.Write(operand.IsStepIndex ? 1 : 0);
        writer.Write(operand.IsPerSequence ? 1 : 0);
        writer.Write(operand.Source);
        writer.Write(operand.Delay);
    }

    private static OperandSpec ReadOperand(SpecTextReader reader) =>
        new(reader.ReadString(), reader.ReadInteger() != 0, reader.ReadOptionalString())
        {
            Rank = reader.ReadInteger(),
            Columns = reader.ReadOptionalString(),
            IsStepIndex = reader.ReadInteger() != 0,
            IsPerSequence = reader.ReadInteger() != 0,
            Source = reader.ReadOptionalString(),
            Delay = reader.ReadInteger(),
        };

    private static void Write(SpecTextWriter writer, ResultSpec result)
    {
        writer.Write(result.Name);
        writer.Write(result.Value);
        writer.Write(result.IsState ? 1 : 0);
    }

    private static ResultSpec ReadResult(SpecTextReader reader) =>
        new(reader.ReadString(), reader.ReadInteger(), reader.ReadInteger() != 0);

    private static void Write(SpecTextWriter writer, InstructionSpec instruction)
    {
        writer.WriteWord(instruction.Code.ToString());
        writer.Write(instruction.Arguments, writer.Write);
        writer.Write(instruction.Operation);
        writer.Write(instruction.Symbol);
        writer.Write(instruction.Value);
        writer.Write(instruction.Name);
    }

    private static InstructionSpec ReadInstruction(SpecTextReader reader) =>
        new(reader.ReadEnum<InstructionCode>(), reader.ReadList(() => reader.ReadInteger()))
        {
            Operation = reader.ReadOptionalString(),
            Symbol = reader.ReadOptionalString(),
            Value = reader.ReadNumber(),
            Name = reader.ReadOptionalString(),
        };
}
