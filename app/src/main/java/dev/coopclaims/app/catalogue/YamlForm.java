package dev.coopclaims.app.catalogue;

import dev.coopclaims.command.catalogue.CatalogueMistakes.Mistake;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * What a catalogue's YAML must be before anything in it is looked at. Its size alone bounds nothing: a file of a megabyte can
 * be nested a hundred thousand times, or give every place a name of its whole length.
 */
final class YamlForm {
    private static final int MAX_DEPTH = 20;
    /** Our own catalogue has some 6,000. */
    private static final int MAX_PLACES = 50_000;

    private static final int MAX_DIGITS = 30;
    private static final int MAX_NAME_CHARS = 100;
    private static final int MAX_TEXT_CHARS = 4_000;
    private static final String LIMITS = "more than is read: at most " + MAX_DEPTH + " levels, " + MAX_PLACES
            + " places, and " + MAX_DIGITS + " digits of a number";
    private static final String DUPLICATE = "Duplicate property ";

    /** A key that is given twice is a mistake: the first would be lost without a word. */
    static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_PLACES)
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private YamlForm() {}

    /** A text that is not such YAML. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Mistake mistake;

        private Unreadable(int line, String what) {
            super(what);
            this.mistake = new Mistake("(top)", line, what);
        }

        Mistake mistake() {
            return mistake;
        }
    }

    /** @throws Unreadable with the line, if one is known, and no name of a library's class */
    static JsonNode tree(String yaml) throws Unreadable {
        try {
            try (JsonParser places = MAPPER.createParser(yaml)) {
                for (JsonToken place = places.nextToken(); place != null; place = places.nextToken()) {
                    check(place, (YAMLParser) places);
                }
            }
            return MAPPER.readTree(yaml);
        } catch (JacksonException malformed) {
            throw new Unreadable(line(malformed), "not YAML: " + what(malformed));
        }
    }

    /** The library bounds neither names nor texts, and reads an alias as the text of its name. */
    private static void check(JsonToken place, YAMLParser at) throws Unreadable {
        int line = at.currentTokenLocation().getLineNr();
        if (at.isCurrentAlias()) {
            throw new Unreadable(line, "an alias is not followed: write out what it stands for");
        }
        if (place == JsonToken.PROPERTY_NAME && at.currentName().length() > MAX_NAME_CHARS) {
            throw new Unreadable(line, "a name is longer than " + MAX_NAME_CHARS + " characters");
        }
        if (place == JsonToken.VALUE_STRING && at.getStringLength() > MAX_TEXT_CHARS) {
            throw new Unreadable(line, "a text is longer than " + MAX_TEXT_CHARS + " characters");
        }
    }

    private static int line(JacksonException malformed) {
        return malformed.getLocation() == null
                ? 1
                : Math.max(1, malformed.getLocation().getLineNr());
    }

    /** The YAML library writes for people, and the one around it names its classes and settings. */
    private static String what(JacksonException malformed) {
        String original = malformed.getOriginalMessage();
        if (malformed.getCause() instanceof MarkedYamlEngineException) {
            return original;
        }
        if (malformed instanceof StreamConstraintsException) {
            return LIMITS;
        }
        String twice = keyGivenTwice(original);
        return twice == null ? "a value that cannot be read, or more than one document" : twice;
    }

    private static @Nullable String keyGivenTwice(@Nullable String original) {
        if (original == null || !original.startsWith(DUPLICATE)) {
            return null;
        }
        String key =
                List.of(original.substring(DUPLICATE.length()).split("\"", -1)).get(1);
        return "the key '" + key + "' is given twice";
    }
}
