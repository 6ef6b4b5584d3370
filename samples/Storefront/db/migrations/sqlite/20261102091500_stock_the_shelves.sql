INSERT INTO products (name, description, price_cents, stock) VALUES
    ('Binoculars 8 x 42', 'Bright at dusk, light enough for the whole day, and not afraid of rain.', 24900, 12),
    ('Spotting scope', 'Tells a bar-tailed godwit from a black-tailed one across the bay.', 68900, 4),
    ('Tide table', 'High and low water for the year. The birds come closer when the sea does.', 990, 80),
    ('Field guide to waders', 'Two hundred pages, six hundred plates, and every plumage in between.', 2950, 25),
    ('Waterproof notebook', 'Takes a pencil in a downpour and keeps what you wrote.', 1250, 60),
    ('Thermos & two cups', 'Tea for two, hot for eight hours. One cup is for the person who missed the bird.', 3400, 18),
    ('Wool hat', 'Grey as the mudflat, so that nobody flies off because of it.', 2200, 5),
    ('Folding stool', 'Three legs, because the ground is never even.', 2790, 30),
    ('Rubber boots', 'Knee-high, with a sole that the mud lets go of. Mostly.', 5900, 0);
