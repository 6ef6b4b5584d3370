CREATE TABLE "Categories" (
    "CategoryID" INTEGER PRIMARY KEY AUTOINCREMENT,
    "CategoryName" TEXT NOT NULL,
    "Description" TEXT,
    "Picture" BLOB
);
CREATE INDEX "CategoryName" ON "Categories" ("CategoryName");

CREATE TABLE "CustomerDemographics" (
    "CustomerTypeID" TEXT NOT NULL PRIMARY KEY,
    "CustomerDesc" TEXT
);

CREATE TABLE "Customers" (
    "CustomerID" TEXT NOT NULL PRIMARY KEY,
    "CompanyName" TEXT NOT NULL,
    "ContactName" TEXT,
    "ContactTitle" TEXT,
    "Address" TEXT,
    "City" TEXT,
    "Region" TEXT,
    "PostalCode" TEXT,
    "Country" TEXT,
    "Phone" TEXT,
    "Fax" TEXT
);
CREATE INDEX "City" ON "Customers" ("City");

CREATE TABLE "CustomerCustomerDemo" (
    "CustomerID" TEXT NOT NULL REFERENCES "Customers" ("CustomerID"),
    "CustomerTypeID" TEXT NOT NULL REFERENCES "CustomerDemographics" ("CustomerTypeID"),
    PRIMARY KEY ("CustomerID", "CustomerTypeID")
);

CREATE TABLE "Employees" (
    "EmployeeID" INTEGER PRIMARY KEY AUTOINCREMENT,
    "LastName" TEXT NOT NULL,
    "FirstName" TEXT NOT NULL,
    "Title" TEXT,
    "BirthDate" DATE CHECK ("BirthDate" < date('2030-01-01')),
    "HireDate" DATE,
    "Photo" BLOB,
    "Notes" TEXT,
    "ReportsTo" INTEGER REFERENCES "Employees" ("EmployeeID")
);

CREATE TABLE "Regions" (
    "RegionID" INTEGER NOT NULL PRIMARY KEY,
    "RegionDescription" TEXT NOT NULL
);

CREATE TABLE "Territories" (
    "TerritoryID" TEXT NOT NULL PRIMARY KEY,
    "TerritoryDescription" TEXT NOT NULL,
    "RegionID" INTEGER NOT NULL REFERENCES "Regions" ("RegionID")
);

CREATE TABLE "EmployeeTerritories" (
    "EmployeeID" INTEGER NOT NULL REFERENCES "Employees" ("EmployeeID"),
    "TerritoryID" TEXT NOT NULL REFERENCES "Territories" ("TerritoryID"),
    PRIMARY KEY ("EmployeeID", "TerritoryID")
);

CREATE TABLE "Shippers" (
    "ShipperID" INTEGER PRIMARY KEY AUTOINCREMENT,
    "CompanyName" TEXT NOT NULL,
    "Phone" TEXT
);

CREATE TABLE "Suppliers" (
    "SupplierID" INTEGER PRIMARY KEY AUTOINCREMENT,
    "CompanyName" TEXT NOT NULL,
    "ContactName" TEXT,
    "Country" TEXT,
    "HomePage" TEXT
);

CREATE TABLE "Products" (
    "ProductID" INTEGER PRIMARY KEY AUTOINCREMENT,
    "ProductName" TEXT NOT NULL,
    "SupplierID" INTEGER REFERENCES "Suppliers" ("SupplierID"),
    "CategoryID" INTEGER REFERENCES "Categories" ("CategoryID"),
    "QuantityPerUnit" TEXT,
    "UnitPrice" NUMERIC DEFAULT 0 CHECK ("UnitPrice" >= 0),
    "UnitsInStock" INTEGER DEFAULT 0 CHECK ("UnitsInStock" >= 0),
    "ReorderLevel" INTEGER DEFAULT 0,
    "Discontinued" TEXT NOT NULL DEFAULT '0'
);
CREATE INDEX "ProductName" ON "Products" ("ProductName");

CREATE TABLE "Orders" (
    "OrderID" INTEGER PRIMARY KEY AUTOINCREMENT,
    "CustomerID" TEXT REFERENCES "Customers" ("CustomerID"),
    "EmployeeID" INTEGER REFERENCES "Employees" ("EmployeeID"),
    "OrderDate" DATETIME,
    "ShippedDate" DATETIME,
    "ShipVia" INTEGER REFERENCES "Shippers" ("ShipperID"),
    "Freight" NUMERIC DEFAULT 0,
    "ShipName" TEXT,
    "ShipCountry" TEXT
);
CREATE INDEX "OrderDate" ON "Orders" ("OrderDate");

CREATE TABLE "Order Details" (
    "OrderID" INTEGER NOT NULL REFERENCES "Orders" ("OrderID"),
    "ProductID" INTEGER NOT NULL REFERENCES "Products" ("ProductID"),
    "UnitPrice" NUMERIC NOT NULL DEFAULT 0 CHECK ("UnitPrice" >= 0),
    "Quantity" INTEGER NOT NULL DEFAULT 1 CHECK ("Quantity" > 0),
    "Discount" REAL NOT NULL DEFAULT 0,
    PRIMARY KEY ("OrderID", "ProductID")
);

CREATE VIEW "Current Product List" AS
SELECT "ProductID", "ProductName" FROM "Products" WHERE "Discontinued" = '0';

CREATE VIEW "Order Subtotals" AS
SELECT "OrderID", sum("UnitPrice" * "Quantity" * (1 - "Discount")) AS "Subtotal" FROM "Order Details" GROUP BY "OrderID";
