package dev.coopclaims.demo.reconciliation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A separate small CSV reader, so that a mistake of the driver's reader shows: lines, commas, doubled quotes. */
final class CsvText {
    private CsvText() {}

    /**
     * The fields of one line, by the names in the header.
     *
     * @param names the names in the header
     * @param fields the fields, as many as names
     */
    record Line(List<String> names, List<String> fields) {

        /** The field with that name, without surrounding blanks. */
        String at(String name) {
            int index = names.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException("no column " + name + " among " + names);
            }
            return fields.get(index).strip();
        }
    }

    /** Passes every line after the header to the consumer. A quoted field may not contain a line break. */
    static void eachLine(Reader text, Consumer<Line> consumer) throws IOException {
        BufferedReader lines = new BufferedReader(text);
        String header = lines.readLine();
        if (header == null) {
            throw new IOException("no header");
        }
        List<String> names = fields(header);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            List<String> fields = fields(line);
            if (fields.size() != names.size()) {
                throw new IOException(
                        "a line of " + fields.size() + " fields under " + names.size() + " names: " + line);
            }
            consumer.accept(new Line(names, fields));
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
