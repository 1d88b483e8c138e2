package dev.coopclaims.eventstore.log;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;

/** Interprets errors of the server. */
public final class ServerErrors {

    private static final int UNAUTHORIZED = 13;
    private static final int MAX_CHARACTERS = 100;

    private ServerErrors() {}

    /** Whether the server refused a command because the user lacks a right; nothing of it was done. */
    public static boolean isMissingRight(MongoException error) {
        return error.getCode() == UNAUTHORIZED;
    }

    /** The start of the server's message, which names the command and the collection; the rest repeats the command. */
    public static String beginningOf(MongoException error) {
        String said = error instanceof MongoCommandException refused
                ? refused.getErrorMessage()
                : String.valueOf(error.getMessage());
        return said.length() <= MAX_CHARACTERS ? said : said.substring(0, MAX_CHARACTERS) + "…";
    }
}
