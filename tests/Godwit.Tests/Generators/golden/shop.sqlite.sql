-- godwit: rename column users.name to full_name

-- Who buys
CREATE TABLE users (
    id INTEGER,
    email TEXT NOT NULL,
    full_name TEXT,
    created_at TEXT DEFAULT CURRENT_TIMESTAMP NOT NULL,
    home_street TEXT NOT NULL,
    home_city TEXT,
    PRIMARY KEY (id),
    UNIQUE (email)
);

CREATE TABLE orders (
    id INTEGER,
    user_id INTEGER NOT NULL,
    placed_at TEXT NOT NULL,
    state TEXT NOT NULL,
    total NUMERIC NOT NULL,
    twice NUMERIC GENERATED ALWAYS AS (total * 2) STORED NOT NULL,
    note TEXT,
    PRIMARY KEY (id),
    CHECK (state IN ('new', 'in_transit', 'done')),
    CHECK (total >= 0),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX orders_user_id_placed_at_idx ON orders (user_id, placed_at DESC);
CREATE UNIQUE INDEX orders_lower_idx ON orders (lower(note)) WHERE note IS NOT NULL;

CREATE TABLE order_lines (
    order_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (order_id, number),
    FOREIGN KEY (order_id) REFERENCES orders (id)
);
