package dev.coopclaims.benchmarks.eventstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results of a run, as a tree that is written as JSON after every part, so that an aborted run leaves some. */
public final class Results {

    private final Path file;
    private final Map<String, Object> root = new LinkedHashMap<>();

    public Results(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** Puts a value at a path. */
    public void put(Object value, String... path) {
        Map<String, Object> parent = root;
        for (String step : List.of(path).subList(0, path.length - 1)) {
            parent = child(parent, step);
        }
        parent.put(path[path.length - 1], value);
    }

    /** Puts the median of a ratio, if there is one, under its name, and the spread beside it. */
    void putRatio(Optional<Spread> ratio, String name, String... parent) {
        ratio.ifPresent(spread -> {
            put(Spread.rounded(spread.median()), join(parent, name));
            put(spread.json(), join(parent, "spreads", name));
        });
    }

    /** Puts the spreads of everything that was measured. */
    void putRuns(Runs runs, String unit, String... parent) {
        for (String contender : runs.contenders()) {
            runs.of(contender).ifPresent(spread -> put(spread.json(), join(parent, unit, contender)));
        }
    }

    private static String[] join(String[] parent, String... rest) {
        String[] path = java.util.Arrays.copyOf(parent, parent.length + rest.length);
        System.arraycopy(rest, 0, path, parent.length, rest.length);
        return path;
    }

    @SuppressWarnings("unchecked") // every inner node was made here
    private static Map<String, Object> child(Map<String, Object> parent, String step) {
        return (Map<String, Object>) parent.computeIfAbsent(step, name -> new LinkedHashMap<String, Object>());
    }

    public void write() {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    JsonMapper.builder()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .build()
                                    .writeValueAsString(root)
                            + "\n",
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The results could not be written to " + file, e);
        }
    }
}
