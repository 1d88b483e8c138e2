package dev.coopclaims.app.catalogue;

import java.util.List;

/** A catalogue that cannot be used. Lists every mistake with its place, so that all can be fixed at once. */
public final class CatalogueMistakes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    CatalogueMistakes(String source, List<String> mistakes) {
        super("the catalogue " + source + " has " + mistakes.size() + " mistake(s):\n  "
                + String.join("\n  ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Each mistake as {@code place: what is wrong}. */
    public List<String> mistakes() {
        return mistakes;
    }
}
