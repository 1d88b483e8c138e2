package dev.coopclaims.query.projection;

/** Takes the note that documents of a view may stand still, as who parks one does, for a test that parks by hand. */
public final class TakenNotes {
    private TakenNotes() {}

    /** For a view of which no answer needs all: the others ask on their own. */
    public static void take(Projections projections, View<?> view) {
        if (projections.reader(view) instanceof StoredView<?> stored) {
            stored.parking().take();
        }
    }
}
