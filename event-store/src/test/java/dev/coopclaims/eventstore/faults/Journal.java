package dev.coopclaims.eventstore.faults;

/** Where a writer says what it asks for and what it was told; in memory, or lines to another process. */
interface Journal {

    void asked(int writer, int number);

    void acknowledged(int writer, int number, long position);

    void unknown(int writer, int number);

    void refused(int writer, int number);

    /** A promise was broken, as the writer can see for itself. */
    void broken(String promise);
}
