package dev.coopclaims.command.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** A catalogue that cannot be used. Lists every mistake with its place, so that all can be fixed at once. */
public final class CatalogueMistakes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public CatalogueMistakes(String source, List<Mistake> mistakes) {
        super("the catalogue " + source + " has " + mistakes.size() + " mistake(s):\n  "
                + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n  ")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** In the order in which they were found. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /**
     * One mistake.
     *
     * @param path such as {@code programmes[3].threshold}
     * @param line of the text, from 1; 0 if it is none in particular
     */
    public record Mistake(String path, int line, String what) {

        @Override
        public String toString() {
            return path + (line > 0 ? " (line " + line + ")" : "") + ": " + what;
        }
    }
}
