class AddVatCheckedAtToInvoices < ActiveRecord::Migration[7.1]
  disable_ddl_transaction!

  def change
    add_column :invoices, :vat_checked_at, :datetime
    add_index :invoices, :vat_checked_at, algorithm: :concurrently
  end
end
