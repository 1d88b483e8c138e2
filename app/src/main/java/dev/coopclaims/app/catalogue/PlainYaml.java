package dev.coopclaims.app.catalogue;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * What of YAML is not read here, although it is no mistake elsewhere: it would be taken for a text, or be left out without a
 * word.
 */
final class PlainYaml {
    private static final String MERGE_KEY = "<<";

    private PlainYaml() {}

    /** Records each alias, merge key and further document. */
    static void check(String yaml, YAMLMapper mapper, CatalogueNode top) {
        try (JsonParser parser = mapper.createParser(yaml)) {
            boolean begun = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                TokenStreamContext place = parser.streamReadContext();
                if (place.inRoot() || (place.getParent() != null && place.getParent().inRoot() && token.isStructStart())) {
                    if (begun && !token.isStructEnd()) {
                        top.wrong("a second document follows in line "
                                + parser.currentTokenLocation().getLineNr() + "; a catalogue is one document");
                        return;
                    }
                    begun = true;
                }
                if (parser instanceof YAMLParser events && events.isCurrentAlias()) {
                    alias(place, top);
                }
            }
        }
    }

    private static void alias(TokenStreamContext place, CatalogueNode top) {
        boolean merges = MERGE_KEY.equals(place.currentName());
        at(place, top)
                .wrong(
                        merges
                                ? "merge keys (<<) are not read; write the fields out"
                                : "aliases (*) are not read; write the content out");
    }

    private static CatalogueNode at(TokenStreamContext place, CatalogueNode top) {
        if (place == null || place.inRoot()) {
            return top;
        }
        CatalogueNode outer = at(place.getParent(), top);
        if (place.inArray()) {
            return new CatalogueNode(
                    outer.node().path(place.getCurrentIndex()),
                    outer.path() + "[" + place.getCurrentIndex() + "]",
                    outer.mistakes());
        }
        return place.currentName() == null ? outer : outer.at(place.currentName());
    }
}
