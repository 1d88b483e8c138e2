package dev.coopclaims.benchmarks.eventstore;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of enum constants on the command line: {@code AXON_JDBC} is {@code axon-jdbc}. */
final class Names {

    private Names() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E named(E[] values, String wanted) {
        return Arrays.stream(values)
                .filter(value -> of(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + wanted + "' is not one of "
                        + Arrays.stream(values).map(Names::of).collect(Collectors.joining(", "))));
    }

    /** For {@code --only}. */
    static final class PartConverter implements ITypeConverter<Part> {
        @Override
        public Part convert(String value) {
            return named(Part.values(), value);
        }
    }

    /** For {@code --peers}. */
    static final class PeerConverter implements ITypeConverter<Peer> {
        @Override
        public Peer convert(String value) {
            return named(Peer.values(), value);
        }
    }
}
