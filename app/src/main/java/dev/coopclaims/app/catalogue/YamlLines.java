package dev.coopclaims.app.catalogue;

import dev.coopclaims.command.catalogue.CatalogueMistakes.Mistake;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Where in a YAML text the mistakes stand; asked only when there are any. Only their places are remembered.
 *
 * @param lines from 1, by path as {@link CatalogueNode} spells it
 */
record YamlLines(List<Mistake> mistakes, Map<String, Integer> lines) {

    static YamlLines of(String yaml, List<Mistake> mistakes) {
        Set<String> wanted = new HashSet<>();
        for (Mistake mistake : mistakes) {
            String place = mistake.path();
            while (!place.isEmpty() && wanted.add(place)) {
                place = outer(place);
            }
        }
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YamlForm.MAPPER.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean opens = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
                TokenStreamContext place = parser.streamReadContext();
                String path = path(opens ? place.getParent() : place);
                if (wanted.contains(path)) {
                    lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return new YamlLines(mistakes, lines);
    }

    /** The mistakes with their lines; one about something that is missing has the line of what it is missing in. */
    List<Mistake> placed() {
        return mistakes.stream()
                .map(mistake -> new Mistake(mistake.path(), line(mistake.path()), mistake.what()))
                .toList();
    }

    private static String outer(String place) {
        return place.substring(0, Math.max(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['))));
    }

    private int line(String path) {
        String place = path;
        while (!place.isEmpty()) {
            Integer line = lines.get(place);
            if (line != null) {
                return line;
            }
            place = outer(place);
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
