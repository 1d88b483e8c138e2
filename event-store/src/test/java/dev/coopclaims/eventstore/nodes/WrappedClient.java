package dev.coopclaims.eventstore.nodes;

import com.mongodb.client.MongoClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A client as a tracing library wraps one: all that the interface has, nothing of what the driver has inside. */
public final class WrappedClient {

    private WrappedClient() {}

    /** Wraps a client; closing it closes that one. */
    public static MongoClient of(MongoClient client) {
        return (MongoClient) Proxy.newProxyInstance(
                WrappedClient.class.getClassLoader(),
                new Class<?>[] {MongoClient.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
