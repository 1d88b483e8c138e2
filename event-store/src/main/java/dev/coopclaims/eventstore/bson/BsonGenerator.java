package dev.coopclaims.eventstore.bson;

import dev.coopclaims.eventstore.sealing.FieldSealing;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonWriter;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.Version;
import tools.jackson.core.base.GeneratorBase;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.util.JacksonFeatureSet;
import tools.jackson.core.util.SimpleStreamWriteContext;

/**
 * A Jackson generator that writes directly to a BSON writer, without intermediate maps. A root that is not an object is
 * wrapped in a document with one field with an empty name, since a payload is always a sub-document.
 */
final class BsonGenerator extends GeneratorBase {
    /** The field that holds a root value that is not an object. */
    static final String WRAPPED = "";

    private final BsonWriter writer;
    private final TextWriter texts;
    private SimpleStreamWriteContext context = SimpleStreamWriteContext.createRootContext(null);
    private boolean wrapping;
    private int rootAt = -1;

    BsonGenerator(ObjectWriteContext writeContext, BsonWriter writer, TextWriter texts) {
        super(writeContext, Unbuffered.context(), 0);
        this.writer = writer;
        this.texts = texts;
    }

    /** Where the root, an object, begins in what a binary writer writes. */
    int rootAt() {
        return rootAt;
    }

    TextWriter texts() {
        return texts;
    }

    @Override
    protected void _verifyValueWrite(String what) {
        if (!context.writeValue()) {
            throw new StreamWriteException(this, "Can not " + what + ", expecting a property name");
        }
        if (context.inRoot() && !wrapping) {
            wrapping = true;
            writer.writeStartDocument();
            writer.writeName(WRAPPED);
        }
    }

    private BsonGenerator afterValue() {
        if (wrapping && context.inRoot()) {
            writer.writeEndDocument();
        }
        return this;
    }

    @Override
    public JsonGenerator writeStartArray() {
        return writeStartArray(null);
    }

    @Override
    public JsonGenerator writeStartArray(@Nullable Object currentValue) {
        _verifyValueWrite("start an array");
        context = context.createChildArrayContext(currentValue);
        writer.writeStartArray();
        return this;
    }

    @Override
    public JsonGenerator writeEndArray() {
        writer.writeEndArray();
        context = context.getParent();
        return afterValue();
    }

    @Override
    public JsonGenerator writeStartObject() {
        return writeStartObject(null);
    }

    @Override
    public JsonGenerator writeStartObject(@Nullable Object currentValue) {
        if (!context.writeValue()) {
            throw new StreamWriteException(this, "Can not start an object, expecting a property name");
        }
        boolean root = context.inRoot();
        context = context.createChildObjectContext(currentValue);
        writer.writeStartDocument();
        if (root && writer instanceof BsonBinaryWriter binary) {
            rootAt = binary.getBsonOutput().getPosition() - Integer.BYTES;
        }
        return this;
    }

    @Override
    public JsonGenerator writeEndObject() {
        writer.writeEndDocument();
        context = context.getParent();
        return this;
    }

    @Override
    public JsonGenerator writeName(String name) {
        if (!context.writeName(name)) {
            throw new StreamWriteException(this, "Can not write a property name, expecting a value");
        }
        writer.writeName(name);
        return this;
    }

    @Override
    public JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    @Override
    public JsonGenerator writeString(@Nullable String text) {
        if (text == null) {
            return writeNull();
        }
        _verifyValueWrite("write a string");
        texts.write(text);
        return afterValue();
    }

    @Override
    public JsonGenerator writeString(char[] buffer, int offset, int length) {
        return writeString(new String(buffer, offset, length));
    }

    @Override
    public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        if (FieldSealing.isSealed(data, offset, length)) {
            throw new StreamWriteException(this, "Binary data that begins like a sealed field cannot be stored");
        }
        _verifyValueWrite("write binary");
        writer.writeBinaryData(new BsonBinary(Arrays.copyOfRange(data, offset, offset + length)));
        return afterValue();
    }

    @Override
    public JsonGenerator writeNumber(short value) {
        return writeNumber((int) value);
    }

    @Override
    public JsonGenerator writeNumber(int value) {
        _verifyValueWrite("write a number");
        writer.writeInt32(value);
        return afterValue();
    }

    @Override
    public JsonGenerator writeNumber(long value) {
        _verifyValueWrite("write a number");
        writer.writeInt64(value);
        return afterValue();
    }

    @Override
    public JsonGenerator writeNumber(double value) {
        _verifyValueWrite("write a number");
        writer.writeDouble(value);
        return afterValue();
    }

    @Override
    public JsonGenerator writeNumber(float value) {
        // Converted by its decimal form, so that 0.1f stays 0.1 and does not become 0.10000000149.
        return writeNumber(Double.parseDouble(Float.toString(value)));
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigInteger value) {
        return value == null ? writeNull() : writeNumber(new BigDecimal(value));
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigDecimal value) {
        if (value == null) {
            return writeNull();
        }
        _verifyValueWrite("write a number");
        try {
            writer.writeDecimal128(new Decimal128(value));
        } catch (NumberFormatException e) {
            throw new StreamWriteException(this, "More than 34 digits cannot be stored: " + value, e);
        }
        return afterValue();
    }

    @Override
    public JsonGenerator writeNumber(String encodedValue) {
        return writeNumber(new BigDecimal(encodedValue));
    }

    @Override
    public JsonGenerator writeBoolean(boolean value) {
        _verifyValueWrite("write a boolean");
        writer.writeBoolean(value);
        return afterValue();
    }

    @Override
    public JsonGenerator writeNull() {
        _verifyValueWrite("write null");
        writer.writeNull();
        return afterValue();
    }

    @Override
    public JsonGenerator writeRawUTF8String(byte[] buffer, int offset, int length) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeUTF8String(byte[] buffer, int offset, int length) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(String text) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(String text, int offset, int length) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(char[] text, int offset, int length) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(char c) {
        return _reportUnsupportedOperation();
    }

    @Override
    public TokenStreamContext streamWriteContext() {
        return context;
    }

    @Override
    public @Nullable Object currentValue() {
        return context.currentValue();
    }

    @Override
    public void assignCurrentValue(@Nullable Object value) {
        context.assignCurrentValue(value);
    }

    @Override
    public Object streamWriteOutputTarget() {
        return writer;
    }

    @Override
    public int streamWriteOutputBuffered() {
        return 0;
    }

    @Override
    public JacksonFeatureSet<StreamWriteCapability> streamWriteCapabilities() {
        return DEFAULT_BINARY_WRITE_CAPABILITIES;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void flush() {}

    @Override
    protected void _closeInput() throws IOException {}

    @Override
    protected void _releaseBuffers() {}
}
