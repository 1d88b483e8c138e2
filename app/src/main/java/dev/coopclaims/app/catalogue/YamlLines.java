package dev.coopclaims.app.catalogue;

import dev.coopclaims.command.catalogue.CatalogueMistakes.Mistake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Where in a YAML text each place stands; asked only when something is wrong with it.
 *
 * @param lines from 1, by path as {@link CatalogueNode} spells it
 */
record YamlLines(Map<String, Integer> lines) {

    static YamlLines of(String yaml, YAMLMapper mapper) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = mapper.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean opens = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
                TokenStreamContext place = parser.streamReadContext();
                TokenStreamContext of = opens ? place.getParent() : place;
                lines.putIfAbsent(path(of), parser.currentTokenLocation().getLineNr());
            }
        }
        return new YamlLines(lines);
    }

    /** The mistakes with their lines; one about something that is missing has the line of what it is missing in. */
    List<Mistake> placed(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(mistake -> new Mistake(mistake.path(), line(mistake.path()), mistake.what()))
                .toList();
    }

    private int line(String path) {
        String place = path;
        while (!place.isEmpty()) {
            Integer line = lines.get(place);
            if (line != null) {
                return line;
            }
            int end = Math.max(place.lastIndexOf('.'), place.lastIndexOf('['));
            place = end < 0 ? "" : place.substring(0, end);
        }
        return 1;
    }

    private static String path(TokenStreamContext place) {
        if (place == null || place.inRoot()) {
            return "";
        }
        String outer = path(place.getParent());
        if (place.inArray()) {
            return outer + "[" + place.getCurrentIndex() + "]";
        }
        return place.currentName() == null
                ? outer
                : outer.isEmpty() ? place.currentName() : outer + "." + place.currentName();
    }
}
